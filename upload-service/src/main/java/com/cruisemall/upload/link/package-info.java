/** Requests for passports, and the links by which travellers answer them. */
@NullMarked
package com.cruisemall.upload.link;

import org.jspecify.annotations.NullMarked;
