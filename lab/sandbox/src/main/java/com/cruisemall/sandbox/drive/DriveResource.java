package com.cruisemall.sandbox.drive;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Metadata of files and folders of Drive v3. */
@Path("/drive/v3/files")
@Blocking
class DriveResource {
  private static final Pattern TERM =
      Pattern.compile(
          "(name|mimeType) *= *'((?:[^'\\\\]|\\\\.)*)'|'([^']+)' in parents|trashed *="
              + " *(false|true)");

  private final DriveRequestPipeline pipeline;
  private final DriveStore store;
  private final DriveCounts counts;

  DriveResource(DriveRequestPipeline pipeline, DriveStore store, DriveCounts counts) {
    this.pipeline = pipeline;
    this.store = store;
    this.counts = counts;
  }

  @GET
  @Path("generateIds")
  public Uni<Response> generateIds(
      @QueryParam("count") @DefaultValue("10") int count, HttpServerRequest request) {
    return pipeline.read(
        "generateIds",
        request,
        () -> {
          if (count < 1 || count > 1000) {
            return DriveError.BAD_REQUEST.response();
          }
          List<String> ids = Stream.generate(store::newId).limit(count).toList();
          return ok(Map.of("kind", "drive#generatedIds", "space", "drive", "ids", ids));
        });
  }

  @POST
  public Uni<Response> create(FileMetadata file, HttpServerRequest request) {
    return pipeline.write(
        "create",
        request,
        () -> {
          if (store.has(file.id())) {
            counts.increment("refusedAsKnown");
            return DriveError.ID_IN_USE.response();
          }
          return ok(store.add(file, null));
        });
  }

  @GET
  public Uni<Response> list(
      @QueryParam("q") @DefaultValue("") String query,
      @QueryParam("pageSize") @DefaultValue("100") int pageSize,
      HttpServerRequest request) {
    return pipeline.read(
        "list",
        request,
        () -> {
          Predicate<DriveFile> filter = parse(query);
          List<DriveFile> found =
              store.all().stream()
                  .filter(filter)
                  .sorted(Comparator.comparing(DriveFile::createdTime))
                  .limit(pageSize)
                  .toList();
          return ok(Map.of("kind", "drive#fileList", "incompleteSearch", false, "files", found));
        });
  }

  @GET
  @Path("{id}")
  public Uni<Response> get(
      String id, @QueryParam("alt") @Nullable String alt, HttpServerRequest request) {
    return pipeline.read(
        "get",
        request,
        () -> {
          DriveFile file =
              store.find(id).orElseThrow(() -> new DriveException(DriveError.NOT_FOUND));
          return "media".equals(alt)
              ? Response.ok(store.pathOf(file).toFile(), file.mimeType()).build()
              : ok(file);
        });
  }

  @DELETE
  @Path("{id}")
  public Uni<Response> delete(String id, HttpServerRequest request) {
    return pipeline.write(
        "delete",
        request,
        () -> store.remove(id) ? Response.noContent().build() : DriveError.NOT_FOUND.response());
  }

  /** Accepts and counts sharing, so that tests can prove that it never happens. */
  @POST
  @Path("{id}/permissions")
  public Uni<Response> share(String id, HttpServerRequest request) {
    return pipeline.write(
        "share",
        request,
        () ->
            store.has(id)
                ? ok(Map.of("kind", "drive#permission"))
                : DriveError.NOT_FOUND.response());
  }

  /** Parses terms joined by {@code and}: name, mimeType, parent and trashed. */
  private static Predicate<DriveFile> parse(String query) {
    Predicate<DriveFile> filter = _ -> true;
    Matcher terms = TERM.matcher(query);
    while (terms.find()) {
      String value = terms.group(2) == null ? "" : terms.group(2).replaceAll("\\\\(.)", "$1");
      String parent = terms.group(3);
      if ("name".equals(terms.group(1))) {
        filter = filter.and(file -> file.name().equals(value));
      } else if ("mimeType".equals(terms.group(1))) {
        filter = filter.and(file -> file.mimeType().equals(value));
      } else if (parent != null) {
        filter = filter.and(file -> file.parents().contains(parent));
      } else {
        boolean trashed = Boolean.parseBoolean(terms.group(4));
        filter = filter.and(file -> file.trashed() == trashed);
      }
    }
    return filter;
  }

  private static Response ok(Object body) {
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
