package com.cruisemall.chat.vision;

import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.chat.llm.Picture;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes a picture in, a bounded number at a time, since each is in memory until it is small. */
@Singleton
class ReceivePicture {
  private static final int LONGEST_PROMPT = 4_000;
  private static final String NO_PROMPT = "이 사진에 대해 알려 주세요.";

  /** A question with the picture that it is about. */
  record Shown(Conversation asked, Picture picture) {}

  private final PreparePicture prepare;
  private final VisionConfig config;
  private final Clock clock;
  private final Semaphore places;

  ReceivePicture(PreparePicture prepare, VisionConfig config, Clock clock) {
    this.prepare = prepare;
    this.config = config;
    this.clock = clock;
    this.places = new Semaphore(config.atOnce());
  }

  /**
   * Reads the form and checks the picture in it.
   *
   * @throws ApiException as {@link PictureForm} and {@link PreparePicture} do, 408 if sending takes
   *     too long, 503 if others were being taken in for too long
   */
  Shown from(String contentType, InputStream body) {
    awaitTurn();
    try {
      long largest = config.largestPicture().asLongValue();
      var bounded =
          new LimitedInputStream(body, largest + PictureForm.AROUND, Deadline.in(config.receiving()));
      PictureForm form = PictureForm.read(contentType, bounded, largest);
      Conversation asked = asked(form);
      return new Shown(asked, prepare.of(form.image()));
    } catch (IOException e) {
      throw new ApiException(CommonError.BAD_REQUEST, e);
    } catch (InterruptedException e) {
      throw new ApiException(CommonError.REQUEST_TIMEOUT, e);
    } finally {
      places.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!places.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ApiException(CommonError.OVERLOADED);
      }
    } catch (InterruptedException e) {
      throw new ApiException(CommonError.REQUEST_TIMEOUT, e);
    }
  }

  private Conversation asked(PictureForm form) {
    String prompt = form.field("prompt").orElse(NO_PROMPT);
    if (prompt.length() > LONGEST_PROMPT) {
      throw PictureForm.invalid("prompt", "must not have more than 4000 characters");
    }
    ConversationId id =
        form.field("conversationId")
            .map(ReceivePicture::known)
            .orElseGet(() -> ConversationId.next(clock));
    return new Conversation(id, List.of(new Message(Role.USER, prompt)));
  }

  private static ConversationId known(String written) {
    if (!written.matches(ConversationId.PATTERN)) {
      throw PictureForm.invalid("conversationId", "is not a UUIDv7");
    }
    return ConversationId.parse(written);
  }
}
