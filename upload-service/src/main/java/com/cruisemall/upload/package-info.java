/** Passport uploads and their delivery to Google Drive, and the images of the shop. */
@NullMarked
package com.cruisemall.upload;

import org.jspecify.annotations.NullMarked;
