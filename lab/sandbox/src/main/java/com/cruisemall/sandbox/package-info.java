/** The partners' other end, on this machine only. */
@NullMarked
package com.cruisemall.sandbox;

import org.jspecify.annotations.NullMarked;
