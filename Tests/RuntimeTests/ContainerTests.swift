// Containers and the functions about iteration: expressions with the answers that CPython 3.15 gave.
import Runtime
import Testing

@Suite("Containers and iteration") struct ContainerTests {
  /// One expression a line, then two blanks and `= ` what it equals, or `! ` the error that it raises.
  private func check(_ table: String) {
    let world = World()
    for line in table.split(separator: "\n") {
      let isError = line.contains("  ! ")
      let parts = line.split(separator: isError ? "  ! " : "  = ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        Issue.record("no answer in: \(line)")
        continue
      }
      let source =
        isError
        ? parts[0] + "\n"
        : parts[1].hasPrefix("dict_") || parts[1].hasPrefix("mappingproxy")
          // Views have no name to make them by.
          ? "if repr(\(parts[0])) != '\(parts[1])': raise ValueError\n"
          : "a, b = (\(parts[0])), (\(parts[1]))\nif not (a == b and type(a) is type(b)): raise ValueError(a)\n"
      let outcome = world.runProgram(Array(source.utf8), filename: "main.py", arguments: ["main.py"], path: [])
      if isError {
        // An exception without a message has nothing behind its colon.
        #expect(outcome.text == (parts[1].hasSuffix(":") ? parts[1] + " " : parts[1]), "\(parts[0])")
      } else {
        #expect(outcome.type == nil, "\(line): \(outcome.message)")
      }
    }
  }

  @Test func tuplesAndLists() {
    check(
      #"""
      ()[0]  ! IndexError: tuple index out of range
      (1,)+[1]  ! TypeError: can only concatenate tuple (not "list") to tuple
      (1,).index(2)  ! ValueError: tuple.index(x): x not in tuple
      (1,).index(1,1)  ! ValueError: tuple.index(x): x not in tuple
      (1,2).index(2,'a')  ! TypeError: slice indices must be integers or have an __index__ method
      tuple(1)  ! TypeError: 'int' object is not iterable
      tuple(1,2)  ! TypeError: tuple expected at most 1 argument, got 2
      tuple(a=1)  ! TypeError: tuple() takes no keyword arguments
      tuple([1],a=1)  ! TypeError: tuple() takes no keyword arguments
      (1,2)<(1,'a')  ! TypeError: '<' not supported between instances of 'int' and 'str'
      hash(([],))  ! TypeError: unhashable type: 'list'
      (1,2)<[1]  ! TypeError: '<' not supported between instances of 'tuple' and 'list'
      (1,2).index()  ! TypeError: index expected at least 1 argument, got 0
      (1,2).count()  ! TypeError: tuple.count() takes exactly one argument (0 given)
      [1][2]  ! IndexError: list index out of range
      [1]+(1,)  ! TypeError: can only concatenate list (not "tuple") to list
      [].pop()  ! IndexError: pop from empty list
      [1].pop(3)  ! IndexError: pop index out of range
      [1].pop('a')  ! TypeError: 'str' object cannot be interpreted as an integer
      [1].remove(2)  ! ValueError: list.remove(x): x not in list
      [1].index(2)  ! ValueError: list.index(x): x not in list
      [1].insert('a',1)  ! TypeError: 'str' object cannot be interpreted as an integer
      [1].insert(1)  ! TypeError: insert expected 2 arguments, got 1
      list(1)  ! TypeError: 'int' object is not iterable
      list([1],2)  ! TypeError: list expected at most 1 argument, got 2
      list(a=1)  ! TypeError: list() takes no keyword arguments
      [].__init__([1],2)  ! TypeError: list expected at most 1 argument, got 2
      [].append()  ! TypeError: list.append() takes exactly one argument (0 given)
      [].extend(1)  ! TypeError: 'int' object is not iterable
      [].sort(1)  ! TypeError: sort() takes no positional arguments
      [].sort(foo=1)  ! TypeError: sort() got an unexpected keyword argument 'foo'
      [].sort(key=1)  = None
      [1,'a'].sort()  ! TypeError: '<' not supported between instances of 'str' and 'int'
      [1].sort(key=3)  ! TypeError: 'int' object is not callable
      [3,1].sort(reverse='a')  = None
      [3,1].sort(reverse=None)  = None
      hash([])  ! TypeError: unhashable type: 'list'
      [].copy(1)  ! TypeError: list.copy() takes no arguments (1 given)
      [].reverse(1)  ! TypeError: list.reverse() takes no arguments (1 given)
      [].clear(1)  ! TypeError: list.clear() takes no arguments (1 given)
      []<()  ! TypeError: '<' not supported between instances of 'list' and 'tuple'
      sorted()  ! TypeError: sorted expected 1 argument, got 0
      sorted(1)  ! TypeError: 'int' object is not iterable
      sorted([1],2)  ! TypeError: sorted expected 1 argument, got 2
      sorted([1],foo=2)  ! TypeError: sort() got an unexpected keyword argument 'foo'
      sorted([3,1,2],key=None,reverse=1)  = [3, 2, 1]
      sorted(iterable=[1])  ! TypeError: sorted expected 1 argument, got 0
      {[]:1}  ! TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
      {}[[]]  ! TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
      {}.get([])  ! TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
      {1:2}.pop([])  ! TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
      {}.setdefault([])  ! TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
      [1]|{1:2}.keys()  = {1}
      {1:[]}.items()|[3]  ! TypeError: cannot use 'tuple' as a set element (unhashable type: 'list')
      {1:[]}.items()&[3]  = set()
      {1:[]}.items()-[3]  ! TypeError: cannot use 'tuple' as a set element (unhashable type: 'list')
      list(reversed({1:2,3:4}.items()))  = [(3, 4), (1, 2)]
      [] in {}  ! TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
      (1,2) in {1:2}.items()  = True
      ([],2) in {1:2}.items()  ! TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
      dict.fromkeys([[]])  ! TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
      [[]]in {}.keys()  ! TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
      set([[]])  ! TypeError: cannot use 'list' as a set element (unhashable type: 'list')
      {1}.add([])  ! TypeError: cannot use 'list' as a set element (unhashable type: 'list')
      {1}.remove([])  ! TypeError: cannot use 'list' as a set element (unhashable type: 'list')
      {1}.discard([])  ! TypeError: cannot use 'list' as a set element (unhashable type: 'list')
      [] in {1}  ! TypeError: cannot use 'list' as a set element (unhashable type: 'list')
      hash(slice([]))  ! TypeError: unhashable type: 'list'
      len([],[])  ! TypeError: len() takes exactly one argument (2 given)
      iter([],1,2)  ! TypeError: iter expected at most 2 arguments, got 3
      next([])  ! TypeError: 'list' object is not an iterator
      next(iter([]))  ! StopIteration:
      next(iter([]),5)  = 5
      next(iter([]),1,2)  ! TypeError: next expected at most 2 arguments, got 3
      enumerate([],'a')  ! TypeError: 'str' object cannot be interpreted as an integer
      enumerate([],1,2)  ! TypeError: enumerate() takes at most 2 arguments (3 given)
      enumerate([],foo=1)  ! TypeError: 'foo' is an invalid keyword argument for enumerate()
      list(zip([1],[1,2],strict=True))  ! ValueError: zip() argument 2 is longer than argument 1
      list(zip([1,2],[1],strict=True))  ! ValueError: zip() argument 2 is shorter than argument 1
      list(zip([1,2],[1,2],[1],strict=True))  ! ValueError: zip() argument 3 is shorter than arguments 1-2
      list(zip([1],[1],[1,2],strict=True))  ! ValueError: zip() argument 3 is longer than arguments 1-2
      list(zip())  = []
      list(zip(strict=5))  = []
      map(len,[],foo=1)  ! TypeError: map() got an unexpected keyword argument 'foo'
      list(filter(None,[0,1]))  = [1]
      list(filter(1,[2]))  ! TypeError: 'int' object is not callable
      filter(None,[],3)  ! TypeError: filter expected 2 arguments, got 3
      list(reversed((1,2)))  = [2, 1]
      reversed(iter([]))  ! TypeError: 'list_iterator' object is not reversible
      all([])  = True
      isinstance(1,list[int])  ! TypeError: isinstance() argument 2 cannot be a parameterized generic
      isinstance(1,list[int]|int)  ! TypeError: isinstance() argument 2 cannot be a parameterized generic
      isinstance('',list[int]|int)  ! TypeError: isinstance() argument 2 cannot be a parameterized generic
      issubclass(int,list[int])  ! TypeError: issubclass() argument 2 cannot be a parameterized generic
      any([],[])  ! TypeError: any() takes exactly one argument (2 given)
      list[int]  = list[int]
      [1,2]<[1,3]  = True
      [1]<[1,2]  = True
      (1,)>=(1,)  = True
      (1,2)[0:1]  = (1,)
      (1,2)[::0]  ! ValueError: slice step cannot be zero
      (1,2)['a':]  ! TypeError: slice indices must be integers or have an __index__ method
      ()is()  = True
      (1,)[:] is 1  = False
      [].__class_getitem__(int)  = list[int]
      [1,2,3].index(3,-1)  = 2
      [1,2,3].index(3,0,2)  ! ValueError: list.index(x): x not in list
      [1].index(1,None)  ! TypeError: slice indices must be integers or have an __index__ method
      (1,2)+(3,)  = (1, 2, 3)
      (1,)+1  ! TypeError: can only concatenate tuple (not "int") to tuple
      [1]+1  ! TypeError: can only concatenate list (not "int") to list
      [1]*-1  = []
      [1]*True  = [1]
      (1,)*None  ! TypeError: can't multiply sequence by non-int of type 'NoneType'
      (1,2).__getnewargs__()  = ((1, 2),)
      [1].__contains__(1)  = True
      [1,2].__getitem__(0)  = 1
      [1].__getitem__()  ! TypeError: list.__getitem__() takes exactly one argument (0 given)
      [1].__lt__(2)  = NotImplemented
      [1].__eq__(2)  = NotImplemented
      [1].__hash__  = None
      tuple.__new__()  ! TypeError: tuple.__new__(): not enough arguments
      tuple.__new__(1)  ! TypeError: tuple.__new__(X): X is not a type object (int)
      tuple.__new__(int)  ! TypeError: tuple.__new__(int): int is not a subtype of tuple
      tuple.__new__(list)  ! TypeError: tuple.__new__(list): list is not a subtype of tuple
      list.__new__(list,1,2,a=3)  = []
      list.__new__(int)  ! TypeError: list.__new__(int): int is not a subtype of list
      tuple.__new__(tuple,[1])  = (1,)
      [].__init__(1)  ! TypeError: 'int' object is not iterable
      [].__delitem__(0)  ! IndexError: list assignment index out of range
      [].__setitem__(0,1)  ! IndexError: list assignment index out of range
      [][0:'a']  ! TypeError: slice indices must be integers or have an __index__ method
      [].__iadd__(1)  ! TypeError: 'int' object is not iterable
      [].__rmul__(1)  = []
      [1][slice('a',None)]  ! TypeError: slice indices must be integers or have an __index__ method
      [1]['a':]  ! TypeError: slice indices must be integers or have an __index__ method
      (1,)[slice('a')]  ! TypeError: slice indices must be integers or have an __index__ method
      frozendict([([],1)])  ! TypeError: cannot use 'list' as a frozendict key (unhashable type: 'list')
      list.append(5,1)  ! TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
      list.append()  ! TypeError: unbound method list.append() needs an argument
      list.append((),1)  ! TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'tuple' object
      list.__len__(())  ! TypeError: descriptor '__len__' requires a 'list' object but received a 'tuple'
      list.__len__()  ! TypeError: descriptor '__len__' of 'list' object needs an argument
      tuple.__getitem__([],1)  ! TypeError: descriptor '__getitem__' requires a 'tuple' object but received a 'list'
      dict.get([],1)  ! TypeError: descriptor 'get' for 'dict' objects doesn't apply to a 'list' object
      [].append(x=1)  ! TypeError: list.append() takes no keyword arguments
      [].copy(x=1)  ! TypeError: list.copy() takes no keyword arguments
      [].index(x=1)  ! TypeError: list.index() takes no keyword arguments
      [].insert(x=1)  ! TypeError: list.insert() takes no keyword arguments
      (1,).__len__(2)  ! TypeError: expected 0 arguments, got 1
      (1,).__len__(a=2)  ! TypeError: wrapper __len__() takes no keyword arguments
      [].__contains__()  ! TypeError: expected 1 argument, got 0
      [].__lt__()  ! TypeError: expected 1 argument, got 0
      [].__getitem__(1,2)  ! TypeError: list.__getitem__() takes exactly one argument (2 given)
      [].__setitem__(1)  ! TypeError: __setitem__ expected 2 arguments, got 1
      [].__iter__(1)  ! TypeError: expected 0 arguments, got 1
      """#)
  }

  @Test func dicts() {
    check(
      #"""
      dict(1)  ! TypeError: 'int' object is not iterable
      dict([1])  ! TypeError: object is not iterable
      dict([(1,2,3)])  ! ValueError: dictionary update sequence element #0 has length 3; 2 is required
      dict(1,2)  ! TypeError: dict expected at most 1 argument, got 2
      dict([1,2],a=1)  ! TypeError: object is not iterable
      dict({1:2},a=3)  = {1: 2, 'a': 3}
      dict(a=1,**{'b':2})  = {'a': 1, 'b': 2}
      dict.fromkeys()  ! TypeError: fromkeys expected at least 1 argument, got 0
      dict.fromkeys([1,2])  = {1: None, 2: None}
      dict.fromkeys(1)  ! TypeError: 'int' object is not iterable
      {1:2}|{1:3,2:4}  = {1: 3, 2: 4}
      {1:2}.keys()|[3]  = {1, 3}
      {1:2}.keys()&[1,1]  = {1}
      {1:2}.keys()-[1]  = set()
      {1:2}.keys()^[1,3]  = {3}
      {1:2}.keys()|1  ! TypeError: 'int' object is not iterable
      {1:2}.items()|[3]  = {3, (1, 2)}
      {1:2}.items()  = dict_items([(1, 2)])
      {1:2}.keys()  = dict_keys([1])
      {1:2}.values()  = dict_values([2])
      {1:2}.keys()=={1}  = True
      {1:2}.items()=={(1,2)}  = True
      {1:2}.values()=={1:2}.values()  = False
      {1:2,3:4}.keys()>{1}  = True
      {1:2}.keys().isdisjoint([1])  = False
      {1:2}.keys().isdisjoint(1)  ! TypeError: 'int' object is not iterable
      {1:2}.keys().mapping  = mappingproxy({1: 2})
      {1:2}.values().mapping  = mappingproxy({1: 2})
      1 in {1:2}.items()  = False
      2 in {1:2}.values()  = True
      iter({1:2}).__length_hint__()  = 1
      {1:2}==[(1,2)]  = False
      {1:2}!={1:2.0}  = False
      dict(**{'a':1})  = {'a': 1}
      frozendict()  = frozendict()
      frozendict({1:2})  = frozendict({1: 2})
      frozendict(a=1)  = frozendict({'a': 1})
      frozendict({1:2})|{3:4}  = frozendict({1: 2, 3: 4})
      frozendict({1:2})|1  ! TypeError: unsupported operand type(s) for |: 'frozendict' and 'int'
      {1:2}|frozendict({3:4})  = {1: 2, 3: 4}
      hash(frozendict({1:2}))==hash(frozendict({1:2}))  = True
      frozendict({1:2})=={1:2}  = True
      {1:2}==frozendict({1:2})  = True
      frozendict.fromkeys([1,2],3)  = frozendict({1: 3, 2: 3})
      frozendict({1:2}).keys()  = dict_keys([1])
      frozendict(1)  ! TypeError: 'int' object is not iterable
      frozendict(1,2)  ! TypeError: frozendict expected at most 1 argument, got 2
      frozendict({1:2})<1  ! TypeError: '<' not supported between instances of 'frozendict' and 'int'
      dict(frozendict({1:2}))  = {1: 2}
      issubclass(frozendict,dict)  = False
      frozendict({1:2}).__class_getitem__(int)  = frozendict[int]
      hash(frozendict({1:2,3:4}))==hash(frozendict({3:4,1:2}))  = True
      frozendict([1])  ! TypeError: object is not iterable
      {1}&{1:2}.keys()  = {1}
      dict[str,int]  = dict[str, int]
      dict.__new__(dict,1,2)  = {}
      dict.__getitem__({})  ! TypeError: dict.__getitem__() takes exactly one argument (0 given)
      dict.get()  ! TypeError: unbound method dict.get() needs an argument
      """#)
  }

  @Test func sets() {
    check(
      #"""
      {}.get()  ! TypeError: get expected at least 1 argument, got 0
      {}.get(1,2,3)  ! TypeError: get expected at most 2 arguments, got 3
      {}.pop()  ! TypeError: pop expected at least 1 argument, got 0
      {}.pop(1,2)  = 2
      {}.setdefault()  ! TypeError: setdefault expected at least 1 argument, got 0
      {}.update(1)  ! TypeError: 'int' object is not iterable
      {}.update([1])  ! TypeError: object is not iterable
      {}.update(1,2)  ! TypeError: update expected at most 1 argument, got 2
      {}|1  ! TypeError: unsupported operand type(s) for |: 'dict' and 'int'
      1|{}  ! TypeError: unsupported operand type(s) for |: 'int' and 'dict'
      {}<{}  ! TypeError: '<' not supported between instances of 'dict' and 'dict'
      hash({})  ! TypeError: unhashable type: 'dict'
      hash({}.keys())  ! TypeError: unhashable type: 'dict_keys'
      {}.keys()<1  ! TypeError: '<' not supported between instances of 'dict_keys' and 'int'
      {}.keys()  = dict_keys([])
      1 in {}  = False
      {}.copy(1)  ! TypeError: dict.copy() takes no arguments (1 given)
      {}.items(1)  ! TypeError: dict.items() takes no arguments (1 given)
      set(1)  ! TypeError: 'int' object is not iterable
      set(1,2)  ! TypeError: set expected at most 1 argument, got 2
      set(a=1)  ! TypeError: set() takes no keyword arguments
      frozenset(a=1)  ! TypeError: frozenset() takes no keyword arguments
      frozenset(1)  ! TypeError: 'int' object is not iterable
      {1}|[1]  ! TypeError: unsupported operand type(s) for |: 'set' and 'list'
      {1}.union([2],(3,))  = {1, 2, 3}
      {1}.union(1)  ! TypeError: 'int' object is not iterable
      {1,2}.intersection([2],[2,3])  = {2}
      {1,2}.difference([2])  = {1}
      {1,2}.symmetric_difference([2,3])  = {1, 3}
      {1}.symmetric_difference()  ! TypeError: set.symmetric_difference() takes exactly one argument (0 given)
      {1}.add()  ! TypeError: set.add() takes exactly one argument (0 given)
      {1}<[1]  ! TypeError: '<' not supported between instances of 'set' and 'list'
      {1}<{1,2}  = True
      {1}<=frozenset({1})  = True
      frozenset([1])=={1}  = True
      hash({1})  ! TypeError: unhashable type: 'set'
      hash(frozenset([1,2]))==hash(frozenset([2,1]))  = True
      {frozenset([1])} == {frozenset([1])}  = True
      frozenset([1]) in {frozenset([1])}  = True
      {1} in {frozenset([1])}  = True
      set([1]) in {1}  = False
      repr(frozenset([1]))  = 'frozenset({1})'
      repr(set())  = 'set()'
      repr(frozenset())  = 'frozenset()'
      frozenset([1])|{2}  = frozenset({1, 2})
      {2}|frozenset([1])  = {1, 2}
      {1}.issubset([1,2])  = True
      {1}.issuperset([1,2])  = False
      {1}.isdisjoint(1)  ! TypeError: 'int' object is not iterable
      {1}.isdisjoint({2})  = True
      {1}.update([2],3)  ! TypeError: 'int' object is not iterable
      {1}-1  ! TypeError: unsupported operand type(s) for -: 'set' and 'int'
      1-{1}  ! TypeError: unsupported operand type(s) for -: 'int' and 'set'
      {1}.issubset(1)  ! TypeError: 'int' object is not iterable
      frozenset({1})-{1}  = frozenset()
      {1}.discard({1})  = None
      {1}.intersection()  = {1}
      {1}==1  = False
      {1}.issuperset(5)  ! TypeError: 'int' object is not iterable
      reversed({1})  ! TypeError: 'set' object is not reversible
      setattr(1,2,3)  ! TypeError: attribute name must be string, not 'int'
      setattr(1,'x',3)  ! AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
      setattr(1,'x')  ! TypeError: setattr expected 3 arguments, got 2
      setattr(len,'x',1)  ! AttributeError: 'builtin_function_or_method' object has no attribute 'x' and no __dict__ for setting new attributes
      set.__new__(set,1,2)  = set()
      {}.__getitem__(1,2)  ! TypeError: dict.__getitem__() takes exactly one argument (2 given)
      {}.__contains__()  ! TypeError: dict.__contains__() takes exactly one argument (0 given)
      {}.keys(1)  ! TypeError: dict.keys() takes no arguments (1 given)
      set.union()  ! TypeError: unbound method set.union() needs an argument
      set.add()  ! TypeError: unbound method set.add() needs an argument
      {}.__or__()  ! TypeError: expected 1 argument, got 0
      """#)
  }

  @Test func slicesAndRanges() {
    check(
      #"""
      slice(1)  = slice(None, 1, None)
      slice()  ! TypeError: slice expected at least 1 argument, got 0
      slice(1,2,3,4)  ! TypeError: slice expected at most 3 arguments, got 4
      slice(a=1)  ! TypeError: slice() takes no keyword arguments
      slice(1,2,3).indices(10)  = (1, 2, 3)
      slice(0,1,0).indices(2)  ! ValueError: slice step cannot be zero
      slice(1).indices(-1)  ! ValueError: length should not be negative
      slice('a').indices(1)  ! TypeError: slice indices must be integers or None or have an __index__ method
      slice(1).indices('a')  ! TypeError: 'str' object cannot be interpreted as an integer
      slice(1).indices()  ! TypeError: slice.indices() takes exactly one argument (0 given)
      hash(slice(1,2))==hash(slice(1,2))  = True
      slice(1)<slice(2)  = True
      slice(1)==slice(None,1)  = True
      slice(1)<1  ! TypeError: '<' not supported between instances of 'slice' and 'int'
      slice(1,2).start  = 1
      slice[int]  = slice[int]
      range()  ! TypeError: range expected at least 1 argument, got 0
      range(1,2,3,4)  ! TypeError: range expected at most 3 arguments, got 4
      range('a')  ! TypeError: 'str' object cannot be interpreted as an integer
      range(1,2,0)  ! ValueError: range() arg 3 must not be zero
      range(a=1)  ! TypeError: range() takes no keyword arguments
      range(10)[3]  = 3
      range(10)[10]  ! IndexError: range object index out of range
      range(10)[-1]  = 9
      range(10,0,-3)  = range(10, 0, -3)
      range(0)==range(2,2)  = True
      range(0,3,2)==range(0,4,2)  = True
      hash(range(0,3,2))==hash(range(0,4,2))  = True
      range(5).index(7)  ! ValueError: range.index(x): x not in range
      range(5).index('a')  ! ValueError: sequence.index(x): x not in sequence
      range(5).count(3)  = 1
      range(5).count('a')  = 0
      range(5)<range(6)  ! TypeError: '<' not supported between instances of 'range' and 'range'
      range(5).start  = 0
      iter(range(10)).__length_hint__()  = 10
      range(True)  = range(0, 1)
      range(10)==[1]  = False
      range(5)[True]  = 1
      range(5).index(10,1)  ! TypeError: range.index() takes exactly one argument (2 given)
      range(5)['a':]  ! TypeError: slice indices must be integers or None or have an __index__ method
      range(5)[slice('a')]  ! TypeError: slice indices must be integers or None or have an __index__ method
      """#)
  }

  @Test func functions() {
    check(
      #"""
      len()  ! TypeError: len() takes exactly one argument (0 given)
      len(1)  ! TypeError: object of type 'int' has no len()
      iter()  ! TypeError: iter expected at least 1 argument, got 0
      iter(1)  ! TypeError: 'int' object is not iterable
      iter(1,2)  ! TypeError: iter(v, w): v must be callable
      next()  ! TypeError: next expected at least 1 argument, got 0
      next(1,2)  ! TypeError: 'int' object is not an iterator
      enumerate()  ! TypeError: enumerate() missing required argument 'iterable'
      enumerate(1)  ! TypeError: 'int' object is not iterable
      enumerate(foo=1)  ! TypeError: 'foo' is an invalid keyword argument for enumerate()
      zip(1)  ! TypeError: 'int' object is not iterable
      zip([1],2)  ! TypeError: 'int' object is not iterable
      zip(foo=1)  ! TypeError: zip() got an unexpected keyword argument 'foo'
      zip(strict=True,foo=1)  ! TypeError: zip() takes at most 1 keyword argument (2 given)
      map()  ! TypeError: map() must have at least two arguments.
      map(1)  ! TypeError: map() must have at least two arguments.
      map(len,1)  ! TypeError: 'int' object is not iterable
      filter()  ! TypeError: filter expected 2 arguments, got 0
      filter(None)  ! TypeError: filter expected 2 arguments, got 1
      filter(1,2)  ! TypeError: 'int' object is not iterable
      filter(a=1)  ! TypeError: filter() takes no keyword arguments
      reversed()  ! TypeError: reversed expected 1 argument, got 0
      reversed(1)  ! TypeError: 'int' object is not reversible
      reversed([1],2)  ! TypeError: reversed expected 1 argument, got 2
      any()  ! TypeError: any() takes exactly one argument (0 given)
      any(1)  ! TypeError: 'int' object is not iterable
      any([0,1])  = True
      all([0,1])  = False
      isinstance(1)  ! TypeError: isinstance expected 2 arguments, got 1
      isinstance(1,1)  ! TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
      isinstance(1,(int,1))  = True
      isinstance(1,(str,1))  ! TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
      isinstance(True,(str,(int,)))  = True
      isinstance(1,int|str)  = True
      issubclass(1,int)  ! TypeError: issubclass() arg 1 must be a class
      issubclass(int,1)  ! TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
      issubclass(bool,(str,int))  = True
      issubclass(bool,int|str)  = True
      issubclass(int,(1,))  ! TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
      isinstance(None,int|None)  = True
      callable()  ! TypeError: callable() takes exactly one argument (0 given)
      callable(1)  = False
      callable(len)  = True
      hash()  ! TypeError: hash() takes exactly one argument (0 given)
      getattr(1)  ! TypeError: getattr expected at least 2 arguments, got 1
      getattr(1,2)  ! TypeError: attribute name must be string, not 'int'
      getattr(1,'x')  ! AttributeError: 'int' object has no attribute 'x'
      getattr(1,'x',2)  = 2
      delattr(1,'x')  ! AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
      delattr(1,2)  ! TypeError: attribute name must be string, not 'int'
      hasattr(1,2)  ! TypeError: attribute name must be string, not 'int'
      hasattr(1)  ! TypeError: hasattr expected 2 arguments, got 1
      next(iter(int,0))  ! StopIteration:
      next(iter(int,1))  = 0
      iter.__name__  = 'iter'
      callable(1,2)  ! TypeError: callable() takes exactly one argument (2 given)
      1+(1,)  ! TypeError: unsupported operand type(s) for +: 'int' and 'tuple'
      None*(1,)  ! TypeError: can't multiply sequence by non-int of type 'NoneType'
      """#)
  }
}
