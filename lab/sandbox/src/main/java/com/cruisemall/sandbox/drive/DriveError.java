package com.cruisemall.sandbox.drive;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Error responses of Drive: {@code {"error":{code,message,errors:[{domain,reason,message}]}}}. */
enum DriveError {
  RATE_LIMIT(
      403,
      "usageLimits",
      "userRateLimitExceeded",
      "User Rate Limit Exceeded. Rate of requests for user exceed configured project quota."),
  TOO_MANY(429, "usageLimits", "rateLimitExceeded", "Rate Limit Exceeded"),
  STORAGE_FULL(
      403,
      "usageLimits",
      "storageQuotaExceeded",
      "The user's Drive storage quota has been exceeded."),
  FORBIDDEN(
      403,
      "global",
      "insufficientFilePermissions",
      "The user does not have sufficient permissions for this file."),
  UNAUTHORIZED(401, "global", "authError", "Invalid Credentials"),
  NOT_FOUND(404, "global", "notFound", "File not found."),
  ID_IN_USE(409, "global", "fileIdInUse", "A file already exists with the provided ID."),
  BAD_REQUEST(400, "global", "badRequest", "Bad Request"),
  BACKEND(500, "global", "backendError", "Backend Error"),
  UNAVAILABLE(503, "global", "backendError", "Service unavailable. Please try again.");

  private final int status;
  private final String domain;
  private final String reason;
  private final String message;

  DriveError(int status, String domain, String reason, String message) {
    this.status = status;
    this.domain = domain;
    this.reason = reason;
    this.message = message;
  }

  Response response() {
    Object cause = Map.of("domain", domain, "reason", reason, "message", message);
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(
            Map.of("error", Map.of("code", status, "message", message, "errors", List.of(cause))))
        .build();
  }
}
