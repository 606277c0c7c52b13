package com.cruisemall.sandbox.drive;

import jakarta.ws.rs.WebApplicationException;

/** Ends a request with one of Drive's errors. */
final class DriveException extends WebApplicationException {
  DriveException(DriveError error) {
    super(error.response());
  }
}
