package io.onecycle.driver.store.parquet;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A column of text that says what later versions say in columns of their own: still written, for
 * those who read it, and read where a file has nothing else.
 *
 * @param column its name
 * @param text of a row
 * @param amended a row with what its text says, unless the row says it already
 */
public record OldText<T extends Record>(
    String column, Function<T, String> text, BiFunction<T, String, T> amended) {}
