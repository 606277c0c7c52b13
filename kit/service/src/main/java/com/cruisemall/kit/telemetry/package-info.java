/** Meters, traces and error reports, without secrets and personal data. */
@NullMarked
package com.cruisemall.kit.telemetry;

import org.jspecify.annotations.NullMarked;
