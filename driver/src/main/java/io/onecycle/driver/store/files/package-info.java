/** Files that appear whole or not at all, on a local disk or any file system Hadoop knows. */
package io.onecycle.driver.store.files;
