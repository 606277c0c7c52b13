// Asks the concierge as useChat does, one question after another in one chat, and prints the answers
// as the library parsed them.
import { DefaultChatTransport, readUIMessageStream } from 'ai';

const [address, ...questions] = process.argv.slice(2);
const transport = new DefaultChatTransport({ api: address });
const messages = [];
const answers = [];

for (const text of questions) {
  messages.push({ id: `question-${messages.length}`, role: 'user', parts: [{ type: 'text', text }] });
  const stream = await transport.sendMessages({
    chatId: 'chat-1',
    trigger: 'submit-message',
    messages,
  });
  const errors = [];
  let message;
  let updates = 0;
  const updated = readUIMessageStream({
    stream,
    onError: (error) => errors.push(String(error.message ?? error)),
  });
  for await (const next of updated) {
    message = next;
    updates++;
  }
  messages.push(message);
  answers.push({
    text: message.parts.filter((part) => part.type === 'text').map((part) => part.text).join(''),
    sources: message.parts.filter((part) => part.type === 'source-url').map((part) => part.url),
    metadata: message.metadata,
    updates,
    errors,
  });
}
console.log(JSON.stringify(answers));
