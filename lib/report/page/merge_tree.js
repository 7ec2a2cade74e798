// The disconnectivity tree at any pressure: branches of minima joined from the lowest transition state up (O. M. Becker
// and M. Karplus, J. Chem. Phys. 106, 1495 (1997), at exact heights instead of levels).
//
// {leaves: [{branch, column, H}], merges: [{H, saddle, column, children, parent}], roots, lowest, highest, columns}
function mergeTree(model, P) {
  const order = model.columnsAt(P), place = new Map(order.map((branch, k) => [branch, k + 0.5]));
  const leaves =
      model.minimaAt(P).filter(branch => place.has(branch)).map(branch => ({
                                                                  branch,
                                                                  column: place.get(branch),
                                                                  H: model.along(model.branches[branch], P).H,
                                                                  children: [],
                                                                  parent: null
                                                                }));
  const group = new Map(leaves.map(leaf => [leaf.branch, leaf]));  // a branch → the node it has become part of
  const above = new Map();                                         // node → the node that took it up
  const top = node => {
    while (above.has(node)) {
      if (above.has(above.get(node))) above.set(node, above.get(above.get(node)));
      node = above.get(node);
    }
    return node;
  };
  const joins =
      model.connectionsAt(P)
          .filter(join => join.a !== join.b)
          .map(join => ({saddle: join.saddle, a: join.a, b: join.b, H: model.along(model.branches[join.saddle], P).H}))
          .sort((a, b) => a.H - b.H);
  const merges = [];
  for (const join of joins) {
    if (!group.has(join.a) || !group.has(join.b)) continue;
    const a = top(group.get(join.a)), b = top(group.get(join.b));
    if (a === b) continue;
    // Between explored pressures a connection may be a little out of date; no merge lies below what it joins.
    const node = {
      H: Math.max(join.H, a.H, b.H),
      saddle: join.saddle,
      column: (a.column + b.column) / 2,
      children: [a, b],
      parent: null
    };
    a.parent = b.parent = node;
    above.set(a, node);
    above.set(b, node);
    merges.push(node);
  }
  const roots = [...new Set(leaves.map(leaf => top(leaf)))].sort((a, b) => a.column - b.column);
  const heights = [...leaves, ...merges].map(node => node.H);
  return {P, leaves, merges, roots, lowest: d3.min(heights), highest: d3.max(heights), columns: order.length};
}
