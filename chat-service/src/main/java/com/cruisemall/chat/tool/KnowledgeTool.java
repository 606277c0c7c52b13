package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.knowledge.Fact;
import com.cruisemall.chat.knowledge.Knowledge;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** {@code search_knowledge}: search of the knowledge base. */
@Singleton
class KnowledgeTool implements Tool {
  private static final int MAX_RESULTS = 3;

  private final Knowledge knowledge;

  KnowledgeTool(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public ToolDeclaration declaration() {
    return ToolDeclaration.of(
        "search_knowledge",
        """
        Finds the shop's own questions and answers: passports, visas, cancellation fees, payment, \
        cabins, luggage, life on board. Use it before stating any rule or fee of the shop.\
        """,
        """
        {"type":"OBJECT","properties":{"query":{"type":"STRING",
         "description":"the customer's question in a few words, in the customer's language"}},
         "required":["query"]}
        """);
  }

  @Override
  public ToolOutput call(ToolArguments arguments, ChatUser user, Deadline deadline)
      throws InterruptedException {
    List<Fact> facts =
        knowledge.find(arguments.text("query"), user.language(), MAX_RESULTS, deadline);
    return facts.isEmpty()
        ? ToolOutput.error("the shop has written nothing about this")
        : new ToolOutput(Map.of("facts", facts), facts.stream().map(Fact::source).toList());
  }
}
