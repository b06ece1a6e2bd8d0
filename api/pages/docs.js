"use strict";
SwaggerUIBundle({
  url: "/openapi/v1.json",
  domNode: document.getElementById("operations"),
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  filter: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  // Nothing is asked of any other host.
  validatorUrl: null,
  queryConfigEnabled: false,
  syntaxHighlight: { activated: false },
});
