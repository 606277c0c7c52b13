/** Tests of redaction and error reports. */
@NullMarked
package com.cruisemall.kit.telemetry;

import org.jspecify.annotations.NullMarked;
