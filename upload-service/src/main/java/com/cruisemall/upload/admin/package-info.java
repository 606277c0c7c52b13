/** Staff endpoints and operations: passport search, delivery queue, master key rotation. */
@NullMarked
package com.cruisemall.upload.admin;

import org.jspecify.annotations.NullMarked;
