/** Google Drive client with a quota shared by all instances and pre-generated file ids. */
@NullMarked
package com.cruisemall.upload.drive;

import org.jspecify.annotations.NullMarked;
