package com.cruisemall.upload.drive;

import com.google.api.client.http.HttpBackOffIOExceptionHandler;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.DriveScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Creates the client library for Google or the sandbox. */
@Singleton
class DriveFactory {
  private static final String APPLICATION = "cruisemall-upload-service";

  private final DriveConfig config;

  DriveFactory(DriveConfig config) {
    this.config = config;
  }

  /** Created at startup, so that the service does not start without its credentials. */
  @Produces
  @Singleton
  @Startup
  Drive drive() {
    HttpRequestInitializer credentials = credentials();
    Drive.Builder builder =
        new Drive.Builder(
                new NetHttpTransport(),
                GsonFactory.getDefaultInstance(),
                request -> {
                  credentials.initialize(request);
                  request.setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()));
                  request.setReadTimeout(Math.toIntExact(config.readTimeout().toMillis()));
                  // One retry of a lost response; the delivery queue handles all further ones.
                  request.setNumberOfRetries(1);
                  request.setIOExceptionHandler(
                      new HttpBackOffIOExceptionHandler(new ExponentialBackOff()));
                })
            .setApplicationName(APPLICATION);
    config
        .url()
        .ifPresent(url -> builder.setRootUrl(url.toString().replaceFirst("(?<!/)/*+$", "/")));
    return builder.build();
  }

  private HttpRequestInitializer credentials() {
    if (config.credentials().isPresent()) {
      return new HttpCredentialsAdapter(read(config.credentials().get()));
    }
    if (config.url().isPresent()) {
      return request -> request.getHeaders().setAuthorization("Bearer sandbox");
    }
    throw new IllegalStateException(
        "GOOGLE_APPLICATION_CREDENTIALS must name the key file of a service account");
  }

  private static GoogleCredentials read(Path file) {
    try (InputStream key = Files.newInputStream(file)) {
      return GoogleCredentials.fromStream(key).createScoped(Set.of(DriveScopes.DRIVE));
    } catch (IOException e) {
      throw new UncheckedIOException("GOOGLE_APPLICATION_CREDENTIALS cannot be read", e);
    }
  }
}
