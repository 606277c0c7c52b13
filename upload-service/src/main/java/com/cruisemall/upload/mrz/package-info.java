/** The machine-readable zone of passports: parsed, checked, read from pictures, kept encrypted. */
@NullMarked
package com.cruisemall.upload.mrz;

import org.jspecify.annotations.NullMarked;
