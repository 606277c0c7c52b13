/** Queue of deliveries to Drive: each document is stored there exactly once. */
@NullMarked
package com.cruisemall.upload.delivery;

import org.jspecify.annotations.NullMarked;
