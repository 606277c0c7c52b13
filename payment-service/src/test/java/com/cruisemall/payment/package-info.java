/** What the tests of this service share. */
@NullMarked
package com.cruisemall.payment;

import org.jspecify.annotations.NullMarked;
