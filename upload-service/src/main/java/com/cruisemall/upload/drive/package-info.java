/**
 * Google Drive, asked politely: within the quota that all instances share, by ids made beforehand.
 */
@NullMarked
package com.cruisemall.upload.drive;

import org.jspecify.annotations.NullMarked;
