package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Adds to a row, which ends with its file and where its chunk starts, what the names of its folders
 * say, and that nothing is wrong with it.
 *
 * @param width columns of the file
 */
record WholeRow(int width, FolderColumns folders) implements Serializable {

  Row of(Row row) {
    String file = new Path(URI.create(row.getString(width))).toString();
    List<String> outside = folders.values().get(file);
    Object[] all = new Object[width + outside.size() + 3];
    for (int i = 0; i < width; i++) {
      all[i] = row.get(i);
    }
    for (int i = 0; i < outside.size(); i++) {
      all[width + i] = outside.get(i);
    }
    all[all.length - 2] = file;
    all[all.length - 1] = row.getLong(width + 1);
    return RowFactory.create(all);
  }
}
