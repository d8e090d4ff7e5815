package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.stage.part.InvalidDataException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names of folders and files tell. */
class DivisionTest {

  @ParameterizedTest
  @CsvSource({
    "train,TRAINING",
    "Train,TRAINING",
    "TRAINING,TRAINING",
    "val,VALIDATION",
    "Valid,VALIDATION",
    "validation,VALIDATION",
    "dev,VALIDATION",
    "test,TEST",
    "Testing,TEST",
    "seg_train,TRAINING",
    "training_set,TRAINING",
    "val2017,VALIDATION",
    "split=test,TEST",
    "train.csv,TRAINING",
    "train-00000-of-00002.parquet,TRAINING",
    "adult.train.csv.gz,TRAINING",
    "ECG5000_TRAIN.txt,TRAINING",
    "irisTest.csv,TEST",
    "t10k,TEST",
    "adult.test,TEST",
  })
  void firstAndLastWordsOfNamesTellOfSets(String name, SetName set) {
    assertThat(SetName.in(name).map(SetName.Telling::set)).contains(set);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strain",
        "trained",
        "latest",
        "tests",
        "a train station",
        "part-00000-dead.csv",
        "2019",
        "train_test.csv",
        "values.csv",
        "adult.data",
        "device",
        "trainval.csv",
      })
  void otherWordsTellOfNone(String name) {
    assertThat(SetName.in(name)).isEmpty();
  }

  @Test
  void classesAloneAreNotDivided() {
    for (List<SourceFile> files :
        List.of(
            files("cat/1.png", "dog/1.png"),
            files("train/1.png", "bus/1.png", "test/2.png"),
            files("cat/train_1.png", "cat/test_1.png", "dog/val_2.png"),
            files("bullet_train/a/1.png", "test_tube/a/1.png"),
            files("cat/2019/1.png", "dog/2019/1.png"))) {
      assertThat(FolderDivision.of(files, true)).isEqualTo(Division.none(files));
    }
  }

  @Test
  void foldersOfSetsDivideWhateverTheirCase() {
    Division all =
        FolderDivision.of(
            files("Train/cat/1.png", "Train/dog/1.png", "VALID/cat/2.png", "test/dog/3.png"), true);
    assertThat(names(all.train())).containsExactly("cat/1.png", "dog/1.png");
    assertThat(names(all.validation())).containsExactly("cat/2.png");
    assertThat(names(all.test())).containsExactly("dog/3.png");
    assertThat(all.train().place()).isEqualTo("Train/");
    assertThat(all.validation().place()).isEqualTo("VALID/");
    Division two = FolderDivision.of(files("training/cat/1.png", "validation/dog/1.png"), true);
    assertThat(two.validation().files()).hasSize(1);
    assertThat(two.test().files()).isEmpty();
  }

  @Test
  void foldersThatASourceOrASetIsWrappedInAreLookedThrough() {
    Division wrapped =
        FolderDivision.of(
            files(
                "data/pets/train/cat/1.png",
                "data/pets/train/dog/1.png",
                "data/pets/val/cat/2.png"),
            true);
    assertThat(wrapped.validation().place()).isEqualTo("data/pets/val/");
    assertThat(names(wrapped.train())).containsExactly("cat/1.png", "dog/1.png");
    Division twice =
        FolderDivision.of(
            files(
                "training_set/training_set/cats/1.png",
                "training_set/training_set/dogs/1.png",
                "test_set/test_set/cats/1.png"),
            true);
    assertThat(names(twice.train())).containsExactly("cats/1.png", "dogs/1.png");
    assertThat(names(twice.test())).containsExactly("cats/1.png");
    Division oneClass =
        FolderDivision.of(files("train/cat/1.png", "train/dog/1.png", "test/dog/big/1.png"), true);
    assertThat(names(oneClass.test())).containsExactly("dog/big/1.png");
    Division classes = FolderDivision.of(files("pets/cat/1.png", "pets/dog/1.png"), true);
    assertThat(names(classes.train())).containsExactly("cat/1.png", "dog/1.png");
  }

  @Test
  void foldersAlikeButForTheWordDivide() {
    Division seg =
        FolderDivision.of(
            files("seg_train/a/1.png", "seg_train/b/1.png", "seg_test/a/1.png"), true);
    assertThat(seg.test().place()).isEqualTo("seg_test/");
  }

  @Test
  void whereSetsHoldNoFoldersOfClassesTheirOwnFoldersDivide() {
    List<SourceFile> files = files("train/1.png", "train/2.png", "test/3.png");
    assertThat(FolderDivision.of(files, true).isDivided()).isFalse();
    assertThat(names(FolderDivision.of(files, false).test())).containsExactly("3.png");
  }

  @Test
  void foldersThatCanBeTakenInSeveralWaysAreRefused() {
    refused(
        "Cannot tell which is the validation set: both val/ and validation/ are there",
        "train/a/1.png",
        "val/a/1.png",
        "validation/a/1.png");
    refused(
        "Cannot tell which is the training set: both Train/ and train/ are there",
        "Train/a/1.png",
        "train/a/1.png",
        "test/a/1.png");
    refused(
        "Cannot tell what rose is beside train, in /d/",
        "train/a/1.png",
        "rose/1.png",
        "tulip/1.png");
    refused(
        "Cannot tell what seg_pred is beside seg_test, in /d/",
        "seg_train/a/1.png",
        "seg_test/a/1.png",
        "seg_pred/1.png");
    refused(
        "Cannot tell what loose.png is beside test", "train/a/1.png", "test/a/1.png", "loose.png");
    refused(
        "Cannot find the training set in /d/: names tell of a validation set and a test set",
        "val/a/1.png",
        "test/a/1.png");
  }

  @Test
  void unlabelledImagesInASetAreThatSets() {
    Division kaggle =
        FolderDivision.of(files("train/a/1.png", "train/b/1.png", "test/1.png"), true);
    assertThat(names(kaggle.test())).containsExactly("1.png");
  }

  @Test
  void filesThatTellOfNothingOrOfOneSetAreNotDivided() {
    for (List<SourceFile> files :
        List.of(
            files("a.csv", "b.csv"),
            files("test.csv"),
            files("train-1.csv", "train-2.csv"),
            files("test/a.csv", "test/b.csv"))) {
      assertThat(FileDivision.of(files)).isEqualTo(Division.none(files));
    }
  }

  @Test
  void filesAndTheirFoldersDivide() {
    Division plain = FileDivision.of(files("test.csv", "train.csv", "Val.csv"));
    assertThat(plain.train().place()).isEqualTo("train.csv");
    assertThat(names(plain.validation())).containsExactly("Val.csv");
    assertThat(names(plain.test())).containsExactly("test.csv");
    Division shards =
        FileDivision.of(
            files(
                "data/test-00000-of-00001.parquet",
                "data/train-00000-of-00003.parquet",
                "data/train-00001-of-00003.parquet",
                "data/train-00002-of-00003.parquet"));
    assertThat(shards.train().files()).hasSize(3);
    assertThat(shards.train().place()).isEqualTo("data/train-00000-of-00003.parquet and 2 more");
    Division folders = FileDivision.of(files("train/a.csv", "train/test_drive.csv", "dev/a.csv"));
    assertThat(names(folders.train())).containsExactly("train/a.csv", "train/test_drive.csv");
    assertThat(folders.validation().place()).isEqualTo("dev/");
  }

  @Test
  void filesThatCanBeTakenInSeveralWaysAreRefused() {
    refusedFiles(
        "Cannot tell which set /d/submission.csv is of, beside test.csv",
        "submission.csv",
        "test.csv",
        "train.csv");
    refusedFiles("Cannot tell which set /d/adult.data is of", "adult.data", "adult.test");
    refusedFiles(
        "Cannot tell which is the validation set: both dev.csv and val.csv are there",
        "dev.csv",
        "train.csv",
        "val.csv");
    refusedFiles("names tell of a test set and a validation set", "test.csv", "val.csv");
  }

  @Test
  void whatIsRefusedSaysWhatToWrite() {
    assertThatThrownBy(() -> FileDivision.of(files("test.csv", "val.csv")))
        .hasMessageContaining("source: …/train, validation: …/val, test: …/test")
        .hasMessageContaining("divide: false");
  }

  private static void refused(String message, String... names) {
    assertThatThrownBy(() -> FolderDivision.of(files(names), true))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining(message);
  }

  private static void refusedFiles(String message, String... names) {
    assertThatThrownBy(() -> FileDivision.of(files(names)))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining(message);
  }

  private static List<SourceFile> files(String... names) {
    return Arrays.stream(names).map(name -> new SourceFile("/d/" + name, name, 1, 0)).toList();
  }

  private static List<String> names(Division.Part part) {
    return part.files().stream().map(SourceFile::name).toList();
  }

  @Test
  void aTellingNameIsPlainWhereTheWordIsAllOfIt() {
    assertThat(SetName.in("train").map(SetName.Telling::rest)).isEqualTo(Optional.of(""));
    assertThat(SetName.in("seg_train").map(SetName.Telling::rest)).isEqualTo(Optional.of("seg"));
  }
}
