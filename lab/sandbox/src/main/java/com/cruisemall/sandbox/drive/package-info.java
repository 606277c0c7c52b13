/** Simulated Google Drive v3, limited to the endpoints that upload-service uses. */
@NullMarked
package com.cruisemall.sandbox.drive;

import org.jspecify.annotations.NullMarked;
