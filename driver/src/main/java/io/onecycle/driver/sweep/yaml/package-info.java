/** YAML as a tree whose nodes know where they stand, and the faults of a file. */
package io.onecycle.driver.sweep.yaml;
