/** The name of an actor, the title of an event or source; of a participation all three. */
export function nameOf(labels, id) {
    const label = Object.hasOwn(labels, id) ? labels[id] : undefined;
    if (label?.kind !== "participation") {
        return label?.name;
    }
    const part = label.actor && nameOf(labels, label.actor);
    const event = label.event && nameOf(labels, label.event);
    return `${part ?? label.actor} (${label.role}): ${event ?? label.event}`;
}
/** A copy with the names of the labels in place: those of the answer that the data came in. */
export function withNames(data, labels) {
    return placed(data, labels);
}
function placed(value, labels) {
    if (Array.isArray(value)) {
        return value.map((item) => placed(item, labels));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const copy = {};
    for (const [field, content] of Object.entries(value)) {
        copy[field] = placed(content, labels);
        if (typeof content === "string" && field !== "id") {
            const name = nameOf(labels, content);
            if (name !== undefined) {
                copy[`${field}_name`] = name;
            }
        }
        else if (Array.isArray(content) && content.some((id) => isLabelled(id, labels))) {
            copy[`${field}_names`] = content.map((id) => nameOf(labels, String(id)));
        }
    }
    return copy;
}
function isLabelled(id, labels) {
    return typeof id === "string" && Object.hasOwn(labels, id);
}
