/**
 * The folder of a submission in Drive, made once however many documents arrive at the same time.
 */
@NullMarked
package com.cruisemall.upload.submission;

import org.jspecify.annotations.NullMarked;
