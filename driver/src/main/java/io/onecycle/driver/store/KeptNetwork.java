package io.onecycle.driver.store;

import java.util.List;

/**
 * What a network was when its sweep was last run.
 *
 * @param key what the sweep file calls it, for people who look into the folder
 * @param digest SHA-256 of the content, or of the code
 * @param layers its layer groups
 * @param starts whether those are only the layers that groups start with
 */
public record KeptNetwork(String key, String digest, List<List<String>> layers, boolean starts) {}
