/** What the suite is doing just now, for staff. */
@NullMarked
package com.cruisemall.gateway.figures;

import org.jspecify.annotations.NullMarked;
