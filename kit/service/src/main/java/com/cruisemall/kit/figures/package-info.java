/** What an instance is doing just now, in a few figures for staff. */
@NullMarked
package com.cruisemall.kit.figures;

import org.jspecify.annotations.NullMarked;
