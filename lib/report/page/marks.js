// States 1, 2, 3 of an anneal on their way, and their markers.

// [{word, branch}]: where the states of the anneal are at P. State 1 is loaded from P = 0; state 2, unloaded or loaded
// on from the pressure of the anneal, is state 3 when P = 0 is reached.
function statesAt(model, number, P) {
  const anneal = model.data.anneals[number];
  if (!anneal) return [];
  const [one, two, three] = anneal.states.map(id => model.ofMinimum.get(id));
  const list = [];
  const add = (word, branch) => {
    if (branch !== undefined && branch >= 0) list.push({word, branch});
  };
  if (P === 0) {
    if (one) add('1', one.branch);
    if (anneal.P === 0 && two) add('2', two.branch);
    if (three) add('3', three.branch);
  } else if (model.followedAt(P)) {
    if (one) add('1', model.carried(one.branch, 0, P));
    if (two) add('2', model.carried(two.branch, anneal.P, P));
  } else {
    const load = model.data.maps.find(map => map.from === 0 && map.to === P);
    const pair = load && one ? load.pairs.find(([from]) => from === anneal.states[0]) : null;
    if (pair) add('1', model.ofMinimum.get(pair[1]).branch);
    if (P === anneal.P && two) add('2', two.branch);
  }
  return list;
}

// The marker of a state centred at (x, y): circle, square, diamond in Okabe and Ito's colours, as in the other figures.
function drawMark(layer, word, x, y) {
  const mark = layer.append('g').attr('class', 'p-mark p-mark' + word).attr('transform', `translate(${x},${y})`);
  if (word === '1')
    mark.append('circle').attr('r', 8.5);
  else if (word === '2')
    mark.append('rect').attr('x', -8).attr('y', -8).attr('width', 16).attr('height', 16);
  else
    mark.append('polygon').attr('points', '0,-10.4 10.4,0 0,10.4 -10.4,0');
  mark.append('text').attr('y', 4).attr('text-anchor', 'middle').text(word);
  return mark;
}
