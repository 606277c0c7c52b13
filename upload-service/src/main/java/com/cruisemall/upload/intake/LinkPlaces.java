package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The uploads under way over each link, here and not in the database: those of an instance that
 * died must not stand in the way of their being sent again.
 */
@Singleton
class LinkPlaces {
  private final Map<UUID, Integer> taken = new ConcurrentHashMap<>();
  private final int perLink;

  LinkPlaces(IntakeConfig config) {
    this.perLink = config.perLink();
  }

  /** Is given back by closing it. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** A place for an upload, or 429. */
  Place take(UUID linkId) {
    int place = taken.merge(linkId, 1, Integer::sum);
    Place held = () -> taken.computeIfPresent(linkId, (_, count) -> count == 1 ? null : count - 1);
    if (place > perLink) {
      held.close();
      throw new ApiException(CommonError.RATE_LIMITED);
    }
    return held;
  }
}
