package io.onecycle.driver.stage.table;

import java.io.Serializable;

/**
 * A file of a table.
 *
 * @param uri where it is
 * @param name below the folder that was named, with {@code /}
 * @param bytes its length
 */
public record TableFile(String uri, String name, long bytes) implements Serializable {}
