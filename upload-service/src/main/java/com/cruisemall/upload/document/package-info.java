/** Passport documents: metadata, encrypted chunks, access rule and access log. */
@NullMarked
package com.cruisemall.upload.document;

import org.jspecify.annotations.NullMarked;
