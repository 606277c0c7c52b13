/** Machine-readable zone of passports (ICAO Doc 9303): parser, OCR and encrypted storage. */
@NullMarked
package com.cruisemall.upload.mrz;

import org.jspecify.annotations.NullMarked;
