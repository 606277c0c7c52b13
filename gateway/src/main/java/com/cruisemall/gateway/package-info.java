/** The one public door. */
@NullMarked
package com.cruisemall.gateway;

import org.jspecify.annotations.NullMarked;
