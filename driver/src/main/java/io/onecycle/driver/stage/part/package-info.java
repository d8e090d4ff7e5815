/** What staged data consists of: part files, what became of each, and the manifest of all. */
package io.onecycle.driver.stage.part;
