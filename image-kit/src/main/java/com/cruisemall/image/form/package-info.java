/** Forms with files in them, as browsers send them. */
@NullMarked
package com.cruisemall.image.form;

import org.jspecify.annotations.NullMarked;
