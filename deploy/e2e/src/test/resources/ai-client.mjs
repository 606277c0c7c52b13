// Asks the concierge as useChat does, and prints what the library made of the answer.
import { DefaultChatTransport, readUIMessageStream } from 'ai';

const [address, question] = process.argv.slice(2);
const transport = new DefaultChatTransport({ api: address });
const stream = await transport.sendMessages({
  chatId: 'chat-1',
  trigger: 'submit-message',
  messages: [{ id: 'message-1', role: 'user', parts: [{ type: 'text', text: question }] }],
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

const parts = message.parts;
console.log(
  JSON.stringify({
    text: parts.filter((part) => part.type === 'text').map((part) => part.text).join(''),
    sources: parts.filter((part) => part.type === 'source-url').map((part) => part.url),
    metadata: message.metadata,
    updates,
    errors,
  }),
);
