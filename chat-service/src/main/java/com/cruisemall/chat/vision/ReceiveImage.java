package com.cruisemall.chat.vision;

import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.chat.llm.PromptImage;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Receives images with bounded concurrency, because each is in memory until it is scaled. */
@Singleton
class ReceiveImage {
  private static final int MAX_PROMPT_LENGTH = 4_000;
  private static final String DEFAULT_PROMPT = "이 사진에 대해 알려 주세요.";

  /** A question with its image. */
  record ImageQuestion(Conversation conversation, PromptImage image) {}

  private final PrepareImage prepare;
  private final VisionConfig config;
  private final Clock clock;
  private final SecureRandom random;
  private final Semaphore permits;

  ReceiveImage(PrepareImage prepare, VisionConfig config, Clock clock, SecureRandom random) {
    this.prepare = prepare;
    this.config = config;
    this.clock = clock;
    this.random = random;
    this.permits = new Semaphore(config.maxConcurrent());
  }

  /**
   * Receives the form and prepares its image.
   *
   * @throws ApiException as {@link ImageForm} and {@link PrepareImage} do, 408 after the receive
   *     timeout, 503 after the queue timeout
   */
  ImageQuestion receive(String contentType, InputStream body) {
    awaitPermit();
    try {
      long maxSize = config.maxSize().asLongValue();
      var limited =
          new LimitedInputStream(
              body, maxSize + ImageForm.OVERHEAD, Deadline.in(config.receiveTimeout()));
      ImageForm form = ImageForm.read(contentType, limited, maxSize);
      Conversation conversation = conversation(form);
      return new ImageQuestion(conversation, prepare.prepare(form.image()));
    } catch (IOException e) {
      throw new ApiException(CommonError.BAD_REQUEST, e);
    } catch (InterruptedException e) {
      throw new ApiException(CommonError.REQUEST_TIMEOUT, e);
    } finally {
      permits.release();
    }
  }

  private void awaitPermit() {
    try {
      if (!permits.tryAcquire(config.queueTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ApiException(CommonError.OVERLOADED);
      }
    } catch (InterruptedException e) {
      throw new ApiException(CommonError.REQUEST_TIMEOUT, e);
    }
  }

  private Conversation conversation(ImageForm form) {
    String prompt = form.field("prompt").orElse(DEFAULT_PROMPT);
    if (prompt.length() > MAX_PROMPT_LENGTH) {
      throw ApiException.invalid("prompt", Reason.of("text.too-long", "max", MAX_PROMPT_LENGTH));
    }
    ConversationId id =
        form.field("conversationId")
            .map(ReceiveImage::parse)
            .orElseGet(() -> ConversationId.next(clock, random));
    return new Conversation(id, List.of(new Message(Role.USER, prompt)));
  }

  private static ConversationId parse(String text) {
    if (!text.matches(ConversationId.PATTERN)) {
      throw ApiException.invalid("conversationId", Reason.of("constraint.identifier"));
    }
    return ConversationId.parse(text);
  }
}
