/** The one form in which every failure leaves a service. */
@NullMarked
package com.cruisemall.kit.error;

import org.jspecify.annotations.NullMarked;
