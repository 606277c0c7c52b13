/** Google Drive, v3: as much of it as the uploads use; its files lie in a folder to look at. */
@NullMarked
package com.cruisemall.sandbox.drive;

import org.jspecify.annotations.NullMarked;
