// Shows the suite's document. What is tried out goes to this very shop, as whoever is logged in.
window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#document',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
});
