package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onecycle.driver.cli.Commands.Said;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.factory.Nd4j;

/** From a table or a folder by way of a refit to predictions, held against plain Deeplearning4j. */
class PredictCommandTest {

  private static final List<String> DISTRICTS = List.of("east", "north, upper", "west");

  @TempDir private static Path folder;
  private static Path houses;
  private static Path rents;
  private static Path images;

  /** A table of numbers and categories with two numbers to learn, another with classes, images. */
  @BeforeAll
  static void refits() throws IOException {
    Random random = new Random(5);
    List<String> table = new ArrayList<>(List.of("size,district,rooms,price,rent"));
    for (int i = 0; i < 120; i++) {
      double size = 20 + random.nextInt(100);
      int district = random.nextInt(3);
      String rooms = i % 10 == 0 ? "" : String.valueOf(1 + random.nextInt(5));
      double price = 100_000 + 3000 * size + 50_000 * district;
      table.add(
          "%s,\"%s\",%s,%s,%s".formatted(size, DISTRICTS.get(district), rooms, price, size / 10));
    }
    Files.write(folder.resolve("houses.csv"), table);
    houses =
        refitted(
            "houses",
            """
            data: {source: houses.csv, format: csv, target: [price, rent], task: regression,
                   categorical: [district], missing: mean, test: 0.25}
            model: {mlp: {hidden: [8]}}
            """);
    rents =
        refitted(
            "kinds",
            """
            data: {source: houses.csv, format: csv, target: district, features: [size, price]}
            model: {mlp: {hidden: [8]}}
            """);
    for (int i = 0; i < 24; i++) {
      image(
          folder.resolve("dots/" + (i % 2 == 0 ? "dark" : "light") + "/" + i + ".png"), i, random);
    }
    images =
        refitted(
            "dots",
            """
            data: {source: dots, format: images, resize: [8, 8], test: 0.25}
            model: {mlp: {hidden: [8]}}
            """);
  }

  private static Path refitted(String name, String data) throws IOException {
    String rest =
        """
        train: {epochs: 4, batch_size: 8}
        grid: {max_lr: 0.1, weight_decay: 1e-4}
        """;
    Path sweep = folder.resolve(name + ".yaml");
    Files.writeString(sweep, "name: " + name + "\n" + data + rest);
    String results = folder.resolve(name + "-results").toString();
    said(0, "run", sweep.toString(), "--out", results, "--master", "local[2]");
    Path model = folder.resolve(name + "-model");
    Said refit = said(0, "refit", results, "--single-device", "--out", model.toString());
    Files.writeString(folder.resolve(name + ".answer"), refit.out());
    return model;
  }

  private static void image(Path file, int i, Random random) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < 120; at++) {
      int level = (i % 2 == 0 ? 20 : 160) + random.nextInt(60);
      image.setRGB(at % 12, at / 12, level << 16 | (level / 2) << 8 | random.nextInt(256));
    }
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void aRefitOfNumbersIsEvaluatedInTheirOwnUnits() throws IOException {
    assertThat(Files.readString(folder.resolve("houses.answer")))
        .containsPattern(
            "test of price +rmse \\d+.* \\(95 % CI .*\\), mae .*in its own units, 30 ex")
        .contains("test of rent")
        .contains("training examples of houses@");
    JsonNode test = json(houses).at("/test");
    double price = test.at("/targets/0/rmse").asDouble();
    double rent = test.at("/targets/1/rmse").asDouble();
    assertThat(price).isBetween(1_000.0, 200_000.0);
    assertThat(rent).isBetween(0.01, 10.0);
    assertThat(test.at("/targets/0/rmse_ci95_low").asDouble()).isLessThan(price);
    assertThat(test.at("/targets/1/target").asText()).isEqualTo("rent");
  }

  @Test
  void withoutATestSetARefitSaysThatThereIsNone() throws IOException {
    assertThat(Files.readString(folder.resolve("kinds.answer")))
        .contains("none: the data has no test set")
        .doesNotContain("intervals");
    assertThat(json(rents).at("/test/examples").asInt()).isZero();
  }

  @Test
  void modelJsonSaysAllThatIsNeededToUseTheNetworkElsewhere() throws IOException {
    JsonNode form = json(houses);
    assertThat(form.at("/input/kind").asText()).isEqualTo("table");
    assertThat(form.at("/input/channels").asInt()).isEqualTo(5);
    assertThat(form.at("/input/missing").asText()).isEqualTo("mean");
    assertThat(texts(form.at("/input/columns"), "name"))
        .containsExactly("size", "district", "rooms");
    assertThat(texts(form.at("/input/columns"), "encoding"))
        .containsExactly("number", "one_hot", "number");
    assertThat(form.at("/input/columns/1/values")).hasSize(3);
    assertThat(form.at("/input/columns/1/values/1").asText()).isEqualTo("north, upper");
    assertThat(form.at("/input/columns/2/fill").asDouble()).isBetween(2.0, 4.0);
    assertThat(form.at("/input/columns/0/mean/0").asDouble())
        .isEqualTo(form.at("/input/mean/0").asDouble())
        .isBetween(50.0, 90.0);
    assertThat(form.at("/output/task").asText()).isEqualTo("regression");
    assertThat(form.at("/output/targets/0").asText()).isEqualTo("price");
    assertThat(form.at("/output/mean/0").asDouble()).isGreaterThan(100_000);
    assertThat(form.at("/deeplearning4j").asText()).isEqualTo("1.0.0-M2.1");
    assertThat(json(rents).at("/output/classes/1").asText()).isEqualTo("north, upper");
    JsonNode dots = json(images);
    assertThat(dots.at("/input/kind").asText()).isEqualTo("images");
    assertThat(dots.at("/input/resize").asText()).isEqualTo("stretch");
    assertThat(dots.at("/input/channels").asInt()).isEqualTo(3);
    assertThat(dots.at("/input/mean/0").asDouble()).isBetween(50.0, 200.0);
  }

  @Test
  void numbersAreThoseOfPlainDeeplearning4jInTheTargetsUnits() throws IOException {
    // The target is not needed, and columns may be in any order; one that is missing is the mean.
    Path rows =
        Files.write(
            folder.resolve("new.csv"),
            List.of("rooms,size,other,district", "3,50,x,west", ",80.5,y,\"north, upper\""));
    List<String> lines =
        said(0, "predict", houses.toString(), rows.toString()).out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo("file,row,predicted_price,predicted_rent");
    JsonNode form = json(houses);
    float[][] raw = {
      {50, 0, 0, 1, 3}, {80.5f, 0, 1, 0, (float) form.at("/input/columns/2/fill").asDouble()}
    };
    INDArray outputs = plain(houses, Nd4j.createFromArray(raw).reshape(2, 5, 1, 1));
    for (int i = 0; i < 2; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      assertThat(cells[0]).isEqualTo(rows.toString());
      assertThat(cells[1]).isEqualTo(String.valueOf(i + 1));
      for (int k = 0; k < 2; k++) {
        double mean = form.at("/output/mean/" + k).asDouble();
        double sd = form.at("/output/sd/" + k).asDouble();
        double expected = outputs.getDouble(i, k) * sd + mean;
        assertThat(Double.parseDouble(cells[2 + k])).isCloseTo(expected, within(1e-5 * sd));
      }
    }
  }

  @Test
  void filesComeInTheOrderInWhichTheyWereNamedAndUnderTheirNames() throws IOException {
    List<Path> files = List.of(folder.resolve("z%20#1.csv"), folder.resolve("a.csv"));
    for (Path file : files) {
      Files.write(file, List.of("rooms,size,district", "3,50,west"));
    }
    List<String> lines =
        said(0, "predict", houses.toString(), files.get(0).toString(), files.get(1).toString())
            .out()
            .lines()
            .toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith(files.get(0) + ",1,");
    assertThat(lines.get(2)).startsWith(files.get(1) + ",1,");
  }

  @Test
  void eachFileMayHaveItsColumnsInItsOwnOrderOrInTheNamesOfItsFolders() throws IOException {
    Path first = write("mixed/1.csv", "rooms,size,district", "3,50,west", "2,60,east");
    Path second = write("mixed/2.csv", "extra;district;rooms;size", "x;east;2;60");
    Path third = write("mixed/district=west/3.csv", "size,rooms", "50,3");
    Said said =
        said(0, "predict", "" + houses, "" + third, "" + folder.resolve("mixed"), "" + second);
    List<String> lines = said.out().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(1)).startsWith(third + ",1,");
    assertThat(lines.get(2)).startsWith(first + ",1,");
    assertThat(lines.get(3)).startsWith(first + ",2,");
    assertThat(lines.get(4)).startsWith(second + ",1,");
    assertThat(outputs(lines.get(1))).isEqualTo(outputs(lines.get(2)));
    assertThat(outputs(lines.get(4))).isEqualTo(outputs(lines.get(3)));
    assertThat(said.err()).contains("2 files are named more than once, such as file:");
    write("mixed/4.csv", "size,rooms", "50,3");
    assertThat(said(2, "predict", houses.toString(), "" + folder.resolve("mixed")).err())
        .contains("4.csv: it lacks column district")
        .doesNotContain("1.csv");
  }

  @Test
  void bytesOfParquetAreTakenForTheCategoriesTheyAre() throws IOException {
    Path csv = write("bytes.csv", "rooms,size,district", "3,50,west", "2,60,\"north, upper\"");
    Path parquet = folder.resolve("bytes.parquet");
    spark(
        sql ->
            sql.read()
                .option("header", true)
                .csv(csv.toString())
                .selectExpr("cast(district as binary) as district", "int(size) as size", "rooms")
                .coalesce(1)
                .write()
                .parquet("" + parquet));
    List<String> expected = said(0, "predict", "" + houses, "" + csv).out().lines().toList();
    List<String> found = said(0, "predict", "" + houses, "" + parquet).out().lines().toList();
    assertThat(found).hasSize(3);
    for (int i = 1; i < 3; i++) {
      assertThat(outputs(found.get(i))).isEqualTo(outputs(expected.get(i)));
    }
  }

  @Test
  void classesThatDifferInCaseAloneAreColumnsOfParquetToo() throws IOException {
    Path model = edited(rents, "\"north, upper\"", "\"East\"");
    Path csv = write("case.csv", "size,price", "50,200000");
    Path out = folder.resolve("case.parquet");
    said(0, "predict", "" + model, "" + csv, "--out", "" + out);
    spark(
        sql -> {
          sql.conf().set("spark.sql.caseSensitive", true);
          assertThat(sql.read().parquet("" + out).columns())
              .containsExactly("file", "row", "predicted", "p_east", "p_East", "p_west");
        });
  }

  @Test
  void aModelOfNumbersWithoutNamesTakesColumnsInTheirOrder() throws IOException {
    ObjectNode form = (ObjectNode) json(rents);
    ((ObjectNode) form.get("input")).put("kind", "numbers").putArray("columns");
    Path model = copied(rents, form.toString());
    Path csv = write("unnamed.csv", "u,v", "50,200000", "70,390000");
    Path named = write("named.csv", "size,price", "50,200000", "70,390000");
    List<String> lines = said(0, "predict", "" + model, "" + csv).out().lines().toList();
    List<String> expected = said(0, "predict", "" + rents, "" + named).out().lines().toList();
    assertThat(outputs(lines.get(1))).isEqualTo(outputs(expected.get(1)));
    assertThat(outputs(lines.get(2))).isEqualTo(outputs(expected.get(2)));
    Path wide = write("wide.csv", "u,v,w", "1,2,3");
    Path bare = write("bare.csv", "50,200000", "70,390000");
    assertThat(said(2, "predict", "" + model, "" + wide, "" + bare).err())
        .contains("wide.csv: 3 columns, expected the 2 numbers of an example in their order")
        .contains("bare.csv: its first line is of numbers (50 …), expected names of columns");
  }

  @Test
  void probabilitiesAreThoseOfPlainDeeplearning4jAndFilesMayBeLargeAndOfParquet()
      throws IOException {
    List<String> rows = new ArrayList<>(List.of("size,price"));
    Random random = new Random(2);
    float[][] raw = new float[3000][2];
    for (int i = 0; i < 3000; i++) {
      raw[i] = new float[] {random.nextInt(100), 100_000 + random.nextInt(400_000)};
      rows.add(raw[i][0] + "," + raw[i][1]);
    }
    Path csv = Files.write(folder.resolve("many.csv"), rows);
    Path parquet = folder.resolve("many.parquet");
    Path out = folder.resolve("out.csv");
    Path again = folder.resolve("out.parquet");
    spark(
        sql -> sql.read().option("header", true).csv(csv.toString()).write().parquet("" + parquet));
    said(0, "predict", rents.toString(), csv.toString(), "--out", out.toString());
    said(0, "predict", rents + "/model.zip", "" + parquet, "--out", "" + again);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(3001);
    assertThat(lines.get(0)).isEqualTo("file,row,predicted,p_east,\"p_north, upper\",p_west");
    INDArray outputs = plain(rents, Nd4j.createFromArray(raw).reshape(3000, 2, 1, 1));
    for (int i = 0; i < 3000; i++) {
      String[] cells = lines.get(i + 1).replace("\"north, upper\"", "north").split(",", -1);
      assertThat(cells[1]).isEqualTo(String.valueOf(i + 1));
      int best = outputs.getRow(i).argMax().getInt(0);
      assertThat(cells[2]).isEqualTo(DISTRICTS.get(best).replace(", upper", ""));
      for (int k = 0; k < 3; k++) {
        assertThat(Float.parseFloat(cells[3 + k])).isCloseTo(outputs.getFloat(i, k), within(1e-5f));
      }
    }
    spark(
        sql -> {
          Dataset<Row> found = sql.read().parquet(again.toString());
          assertThat(found.count()).isEqualTo(3000);
          assertThat(found.columns()).contains("p_north, upper", "predicted");
        });
    assertThat(said(2, "predict", rents.toString(), csv.toString(), "--out", "" + out).err())
        .contains("Invalid --out: " + out + " (it is there), expected a name that is free");
  }

  @Test
  void imagesAreBroughtToTheNetworksSize() throws IOException {
    Path dots = folder.resolve("dots/light");
    Files.writeString(dots.resolve("notes.txt"), "x");
    Said said = said(0, "predict", images.toString(), dots.toString());
    assertThat(said.err()).contains("left out 1 files that are no images");
    List<String> lines = said.out().lines().toList();
    assertThat(lines).hasSize(13);
    assertThat(lines.get(0)).isEqualTo("file,row,predicted,p_dark,p_light");
    assertThat(lines.get(1)).startsWith(dots.resolve("1.png") + ",0,light,");
    Path broken = Files.writeString(folder.resolve("broken.png"), "no image");
    assertThat(said(2, "predict", images.toString(), broken.toString()).err())
        .contains("broken.png: none of PNG, JPEG, GIF, BMP, WebP, expected one of them");
  }

  @Test
  void anImageOfTheNetworksSizeGetsThePlainProbabilities() throws IOException {
    Path file = folder.resolve("same/a.png");
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    float[] pixels = new float[3 * 64];
    Random random = new Random(9);
    for (int i = 0; i < 64; i++) {
      int[] colour = {random.nextInt(256), random.nextInt(256), random.nextInt(256)};
      image.setRGB(i % 8, i / 8, colour[0] << 16 | colour[1] << 8 | colour[2]);
      for (int channel = 0; channel < 3; channel++) {
        pixels[channel * 64 + i] = colour[channel];
      }
    }
    ImageIO.write(image, "png", file.toFile());
    String line =
        said(0, "predict", images.toString(), file.toString()).out().lines().toList().get(1);
    INDArray outputs = plain(images, Nd4j.create(pixels, new long[] {1, 3, 8, 8}, 'c'));
    assertThat(Float.parseFloat(line.split(",", -1)[3]))
        .isCloseTo(outputs.getFloat(0, 0), within(1e-5f));
  }

  @Test
  void whatDoesNotFitIsNamedByFileRowAndColumn() throws IOException {
    Path bad =
        Files.write(
            folder.resolve("bad.csv"),
            List.of("rooms,size,district", "3,50,west", "2,big,south", "1,,east"));
    Said said = said(2, "predict", houses.toString(), bad.toString());
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("bad.csv row 2: size: big is not a number, expected one")
        .contains(
            "bad.csv row 2: district: south is not a value that the model knows, expected one of")
        .contains("east, north, upper, west");
    Path narrow = Files.write(folder.resolve("narrow.csv"), List.of("size,x", "3,4"));
    assertThat(said(2, "predict", houses.toString(), narrow.toString()).err())
        .contains("narrow.csv: it lacks columns district, rooms, expected all that the model was")
        .contains("it has size, x");
    Path twice =
        Files.write(folder.resolve("twice.csv"), List.of("rooms,size,size,district", "3,5,6,west"));
    assertThat(said(2, "predict", houses.toString(), twice.toString()).err())
        .contains("twice.csv: several columns are called size, expected one");
    Path empty = Files.write(folder.resolve("gap.csv"), List.of("size,price", "3,4", "1,"));
    assertThat(said(2, "predict", rents.toString(), empty.toString()).err())
        .contains("gap.csv row 2: price: no value, nor in 0 more of 2 rows, expected one in each");
    assertThat(said(2, "predict", folder.resolve("no").toString(), bad.toString()).err())
        .contains("Cannot use the model: there is no");
    assertThat(said(2, "predict", houses.toString(), bad.toString(), "--out", "x.txt").err())
        .contains("Invalid --out: x.txt, expected a name that ends in .csv or .parquet");
  }

  private static Path write(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  /** What follows the file and the row. */
  private static String outputs(String line) {
    return line.split(",", 3)[2];
  }

  private static Path edited(Path model, String from, String to) throws IOException {
    return copied(model, Files.readString(model.resolve("model.json")).replace(from, to));
  }

  private static Path copied(Path model, String json) throws IOException {
    Path copy = Files.createTempDirectory(folder, "model");
    Files.copy(model.resolve("model.zip"), copy.resolve("model.zip"));
    Files.writeString(copy.resolve("model.json"), json);
    return copy;
  }

  private static INDArray plain(Path model, INDArray raw) throws IOException {
    File zip = model.resolve("model.zip").toFile();
    ComputationGraph network = ModelSerializer.restoreComputationGraph(zip);
    DataNormalization normaliser = ModelSerializer.restoreNormalizerFromFile(zip);
    normaliser.transform(raw);
    return network.outputSingle(raw);
  }

  private interface Sql {
    void use(SparkSession sql);
  }

  private static void spark(Sql use) {
    SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("test");
    Map.of("spark.ui.enabled", "false", "spark.driver.bindAddress", "127.0.0.1").forEach(conf::set);
    conf.set("spark.driver.host", "127.0.0.1");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      use.use(SparkSession.builder().sparkContext(spark.sc()).getOrCreate());
    }
  }

  private static JsonNode json(Path model) throws IOException {
    return new ObjectMapper().readTree(model.resolve("model.json").toFile());
  }

  private static List<String> texts(JsonNode list, String key) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.path(key).asText()));
    return texts;
  }

  private static Said said(int code, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    if (words[0].equals("predict")) {
      all.addAll(List.of("--master", "local[2]"));
    }
    Said said = Commands.say(all.toArray(String[]::new));
    assertThat(said.code()).as(said.err()).isEqualTo(code);
    return said;
  }
}
