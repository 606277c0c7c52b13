/** The shop's partners: their codes, and who belongs to whom. */
@NullMarked
package com.cruisemall.auth.affiliate;

import org.jspecify.annotations.NullMarked;
