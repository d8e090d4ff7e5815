package io.onecycle.driver.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The experiments of an MLflow file store: those that are there, and those that are added. */
final class MlflowExperiments {

  private final ExportFolder store;
  private final Map<String, String> ids = new HashMap<>();

  MlflowExperiments(ExportFolder store) {
    this.store = store;
  }

  /** The id of the experiment of this name, which is made if it is not there. */
  String id(String name, Instant createdAt) {
    return ids.computeIfAbsent(name, unknown -> found(name).orElseGet(() -> made(name, createdAt)));
  }

  /** Where the artifacts of an experiment go. */
  String artifacts(String id) {
    return store
        .read(id + "/meta.yaml")
        .map(meta -> Yaml.read(meta).path("artifact_location").asText(""))
        .filter(location -> !location.isEmpty())
        .orElseGet(() -> location(id));
  }

  private Optional<String> found(String name) {
    return store.folders().stream()
        .filter(
            folder ->
                store
                    .read(folder + "/meta.yaml")
                    .map(Yaml::read)
                    .map(meta -> meta.path("name"))
                    .filter(JsonNode::isTextual)
                    .filter(node -> node.asText().equals(name))
                    .isPresent())
        .findFirst();
  }

  private String made(String name, Instant createdAt) {
    if (store.folders().isEmpty()) {
      // MLflow makes it with a new store, and takes it for granted in one that is there.
      write("0", "Default", createdAt);
    }
    return write(Hashes.digits(name), name, createdAt);
  }

  private String write(String id, String name, Instant createdAt) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_location", location(id));
    meta.put("creation_time", createdAt.toEpochMilli());
    meta.put("experiment_id", id);
    meta.put("last_update_time", createdAt.toEpochMilli());
    meta.put("lifecycle_stage", "active");
    meta.put("name", name);
    store.write(id + "/meta.yaml", Yaml.text(meta));
    return id;
  }

  private String location(String id) {
    return store.root().resolve(id).toUri().toString().replaceFirst("/$", "");
  }
}
