package com.cruisemall.upload.intake;

import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.upload.document.ReceivedFile;
import com.cruisemall.upload.mrz.PassportData;
import java.util.Optional;

/**
 * What came in, whole.
 *
 * @param fields what the person says is in the passport
 */
record Arrival(
    String travelerId,
    ReceivedFile file,
    Optional<PixelSize> pixels,
    Optional<PassportData> fields) {}
