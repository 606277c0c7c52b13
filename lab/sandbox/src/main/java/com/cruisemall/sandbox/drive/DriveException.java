package com.cruisemall.sandbox.drive;

import jakarta.ws.rs.WebApplicationException;

/** Exception that produces a Drive error response. */
final class DriveException extends WebApplicationException {
  DriveException(DriveError error) {
    super(error.response());
  }
}
