/** What operators see of the way to Drive, and how they have failed documents tried again. */
@NullMarked
package com.cruisemall.upload.operation;

import org.jspecify.annotations.NullMarked;
