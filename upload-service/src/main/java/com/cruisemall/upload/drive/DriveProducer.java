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

/** Google's client, pointed at Google or at the sandbox. */
@Singleton
class DriveProducer {
  private static final String APPLICATION = "cruisemall-upload-service";

  private final DriveConfig config;

  DriveProducer(DriveConfig config) {
    this.config = config;
  }

  /** Made at the start, so that a service without what it needs does not start. */
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
                  // An answer that was lost is asked for once more; the rest is the queue's matter.
                  request.setNumberOfRetries(1);
                  request.setIOExceptionHandler(
                      new HttpBackOffIOExceptionHandler(new ExponentialBackOff()));
                })
            .setApplicationName(APPLICATION);
    config.url().ifPresent(url -> builder.setRootUrl(url.toString().replaceFirst("/*$", "/")));
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
