/** What no compiler lets pass. */

import { Whence } from "whence-client";

new Whence("http://127.0.0.1:8000").events({ categry: ["protest"] });
new Whence("http://127.0.0.1:8000").events({ category: ["protst"] });
