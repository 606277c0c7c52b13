/** Passport requests of an order, and the links that travellers receive. */
@NullMarked
package com.cruisemall.upload.link;

import org.jspecify.annotations.NullMarked;
